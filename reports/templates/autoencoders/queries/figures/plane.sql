-- Where images lie in that plane: the first 2000. A digit is named once, in the middle of a cell of the plane: the one that has the most of its images, of those where no other digit has more.
WITH first AS (SELECT a.arm, min(m.seed) AS seed FROM arms_codes_plane m JOIN arms a USING (arm) GROUP BY a.place, a.arm ORDER BY a.place LIMIT 1),
points AS (SELECT p.image, p.label AS digit, p.z1, p.z2 FROM arms_codes_plane p JOIN first USING (arm, seed) WHERE p.member = 0 AND p.image < 2000),
sides AS (SELECT min(z1) AS left_end, max(z1) - min(z1) AS width, min(z2) AS low_end, max(z2) - min(z2) AS height FROM points),
cells AS (
  SELECT digit, least(13, floor(14 * (z1 - left_end) / width)) AS across, least(13, floor(14 * (z2 - low_end) / height)) AS up, count(*) AS images
  FROM points, sides WHERE width > 0 AND height > 0 GROUP BY digit, across, up
),
owned AS (SELECT * FROM cells QUALIFY row_number() OVER (PARTITION BY across, up ORDER BY images DESC, digit) = 1),
named AS (SELECT * FROM owned QUALIFY row_number() OVER (PARTITION BY digit ORDER BY images DESC, across, up) = 1)
SELECT digit, image, z1, z2, NULL AS name FROM points
UNION ALL
SELECT digit, NULL, left_end + width * (across + 0.5) / 14, low_end + height * (up + 0.5) / 14, digit FROM named, sides
ORDER BY name NULLS FIRST, image
