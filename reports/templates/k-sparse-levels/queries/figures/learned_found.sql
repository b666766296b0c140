-- What is found of sums of atoms of the dictionaries by k, seed by seed.
SELECT d.place, a.value::INTEGER AS atoms, m.seed, CASE m.metric WHEN 'found one-step' THEN 'one step' ELSE 'iterative' END AS encoder, m.value AS found
FROM seed_measures m JOIN dictionaries d USING (arm)
JOIN seed_measures a ON a.arm = m.arm AND a.seed = m.seed AND a.metric = 'atoms of a sum'
WHERE m.metric IN ('found one-step', 'found iterative') AND regexp_full_match(m.arm, 'k-[0-9]+')
ORDER BY d.place, m.seed, encoder
