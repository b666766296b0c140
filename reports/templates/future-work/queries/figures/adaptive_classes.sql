-- Mean active latents by class and seed, with the threshold.
SELECT label, name AS class, seed, avg(l0) AS l0, (SELECT turned FROM turned_names) AS turned
FROM l0_seeds JOIN class_names USING (label) GROUP BY label, name, seed ORDER BY label, seed
