-- Member 0's encoder on pixels that are black in every shown image against all others: root mean square of its weights.
WITH black AS (SELECT pixel FROM examples GROUP BY pixel HAVING max(original) = 0)
SELECT sqrt(avg(weight * weight) FILTER (pixel IN (SELECT pixel FROM black))) AS on_black,
  sqrt(avg(weight * weight) FILTER (pixel NOT IN (SELECT pixel FROM black))) AS on_others
FROM encoder
WHERE member = 0
