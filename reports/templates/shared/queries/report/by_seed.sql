-- Every measure of every arm, seed by seed: what is compared within a seed.
SELECT m.arm, m.seed, m.metric, m.value
FROM seed_measures m JOIN arms a USING (arm)
ORDER BY a.place, m.metric, m.seed
