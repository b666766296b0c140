-- What units of the second layer are made of: of the first seed, two columns of eight; the whole, and its five longest parts with their lengths over the length of the whole.
WITH first AS (SELECT min(seed) AS seed FROM arms_compositions WHERE arm = 'second'),
parts AS (
  SELECT c.unit, c.rank, any_value(c.length) AS length, list(c.weight ORDER BY c.pixel) AS tile
  FROM arms_compositions c JOIN first USING (seed) WHERE c.arm = 'second' AND c.rank <= 5 GROUP BY c.unit, c.rank
),
placed AS (SELECT *, dense_rank() OVER (ORDER BY unit) - 1 AS n, max(CASE rank WHEN 0 THEN length END) OVER (PARTITION BY unit) AS of_whole FROM parts)
SELECT n // 8 AS sheet, n % 8 AS y, rank::INTEGER AS rank, unit::INTEGER AS unit, tile, 'diverging' AS ink,
  CASE rank WHEN 0 THEN '' ELSE replace(printf('%.2f', length / nullif(of_whole, 0)), '-', '−') END AS words
FROM placed ORDER BY n, rank
