-- Units of each arm, over seeds: how much they vary over images, the share of them whose mean lies below the wanted one, and how much of all activations added up comes from bins below one half.
WITH wanted AS (SELECT split_part(key, ' ', 1) AS arm, number AS rho FROM arm_specification WHERE key LIKE '% training.mean-activation' AND piece = 1),
of_seed AS (
  SELECT u.arm, u.seed, avg(u.sd) AS sd, avg(CASE WHEN u.mean < w.rho THEN 1 ELSE 0 END) AS below
  FROM arms_units u LEFT JOIN wanted w USING (arm)
  WHERE u.member = 0
  GROUP BY u.arm, u.seed
),
sums AS (
  SELECT arm, seed, sum(share * (low + high) / 2) FILTER (low + high < 1) / nullif(sum(share * (low + high) / 2), 0) AS small
  FROM arms_activation_distribution
  WHERE member = 0
  GROUP BY arm, seed
)
SELECT a.place, a.arm, avg(o.sd) AS sd, stddev_samp(o.sd) AS sd_sd, avg(o.below) AS below, avg(s.small) AS small
FROM of_seed o JOIN arms a USING (arm) LEFT JOIN sums s ON s.arm = o.arm AND s.seed = o.seed
GROUP BY a.place, a.arm
ORDER BY a.place
