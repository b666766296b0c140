-- Mean active latents by class, over images and seeds.
WITH of_seed AS (SELECT seed, label, avg(l0) AS l0 FROM l0_seeds GROUP BY seed, label)
SELECT label::INTEGER AS label, avg(l0) AS mean FROM of_seed GROUP BY label ORDER BY label
