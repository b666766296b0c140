-- Units that are 0 for every image, and the share of images that use the unit used most, over seeds; of codes whose units are rectified.
WITH of_seed AS (
  SELECT arm, seed, count(*) AS units, count(*) FILTER (nonzero = 0) AS unused, max(nonzero) AS most
  FROM arms_units GROUP BY arm, seed HAVING min(smallest) >= 0
)
SELECT a.arm, max(units) AS units, min(unused) AS fewest, max(unused) AS unused, avg(most) AS most
FROM of_seed JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
