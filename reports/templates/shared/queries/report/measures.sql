-- Every measure of every arm, over seeds.
SELECT a.place, a.arm, a.label, m.metric, count(m.value) AS seeds, avg(m.value) AS mean, stddev_samp(m.value) AS sd, min(m.value) AS lowest, max(m.value) AS highest
FROM seed_measures m JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label, m.metric
ORDER BY a.place, m.metric
