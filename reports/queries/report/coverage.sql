-- How the live features of each member cover the pixels that vary over the images, how much of them lies elsewhere, and the correlation
-- of their energy at a pixel with the pixel's variance.
WITH members AS (
  SELECT member, count(*) FILTER (variance > 0) AS varying, count(*) FILTER (variance > 0 AND peaks > 0) AS peaked,
    sum(CASE WHEN variance > 0 THEN 0 ELSE peaks END)::DOUBLE / nullif(sum(peaks), 0) AS peaks_elsewhere,
    sum(CASE WHEN variance > 0 THEN 0 ELSE energy END) / 784 AS energy_elsewhere,
    quantile_cont(energy, 0.05) FILTER (variance > 0) AS energy_q05, quantile_cont(energy, 0.95) FILTER (variance > 0) AS energy_q95,
    corr(energy, variance) AS correlation
  FROM coverage
  GROUP BY member
)
SELECT member, varying, peaked::DOUBLE / nullif(varying, 0) AS peaked, peaks_elsewhere, energy_elsewhere, energy_q05, energy_q95,
  CASE WHEN isfinite(correlation) THEN correlation END AS correlation
FROM members
ORDER BY member
