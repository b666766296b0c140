-- Pixels on which the encoder's weights never moved, and what both sides of each arm have there; over seeds. No table has the training images. But all arms of a seed begin with the same weights and learn
-- by other objectives: weights that are the same in all of them, to the last bit, had no gradient in any, and a weight has none where every image is black.
WITH weights AS (SELECT arm, seed, pixel, list(weight ORDER BY unit) AS weights, count(*) AS units FROM arms_encoder WHERE member = 0 GROUP BY arm, seed, pixel),
border AS (SELECT seed, pixel FROM weights GROUP BY seed, pixel HAVING count(*) > 1 AND count(DISTINCT weights) = 1),
sizes AS (SELECT w.seed, any_value(w.units) AS units, count(DISTINCT b.pixel) AS pixels FROM weights w LEFT JOIN border b USING (seed) GROUP BY w.seed),
encoders AS (
  SELECT e.arm, e.seed, sqrt(avg(e.weight * e.weight) FILTER (b.pixel IS NOT NULL)) AS encoder, sqrt(avg(e.weight * e.weight) FILTER (b.pixel IS NULL)) AS encoder_others
  FROM arms_encoder e LEFT JOIN border b USING (seed, pixel)
  WHERE e.member = 0
  GROUP BY e.arm, e.seed
),
features AS (
  SELECT d.arm, d.seed, d.feature, avg(d.weight) FILTER (b.pixel IS NOT NULL) AS mean, var_samp(d.weight) FILTER (b.pixel IS NOT NULL) AS variance, avg(d.weight * d.weight) FILTER (b.pixel IS NULL) AS square
  FROM arms_dictionary d LEFT JOIN border b USING (seed, pixel)
  GROUP BY d.arm, d.seed, d.feature
),
decoders AS (SELECT arm, seed, avg(mean) AS decoder_mean, sqrt(avg(variance)) AS decoder_noise, sqrt(avg(square)) AS decoder_others FROM features GROUP BY arm, seed)
SELECT a.place, a.arm, max(s.pixels) AS pixels, min(s.pixels) AS fewest, any_value(s.units) AS units,
  avg(e.encoder) AS encoder, stddev_samp(e.encoder) AS encoder_sd, avg(e.encoder_others) AS encoder_others, stddev_samp(e.encoder_others) AS encoder_others_sd,
  avg(d.decoder_mean) AS decoder_mean, stddev_samp(d.decoder_mean) AS decoder_mean_sd, max(d.decoder_mean) AS decoder_highest,
  avg(d.decoder_noise) AS decoder_noise, stddev_samp(d.decoder_noise) AS decoder_noise_sd, avg(d.decoder_others) AS decoder_others, stddev_samp(d.decoder_others) AS decoder_others_sd
FROM encoders e JOIN decoders d USING (arm, seed) JOIN sizes s USING (seed) JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
