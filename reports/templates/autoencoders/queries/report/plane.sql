-- How many codes the plane of two latents is shown by at each side, and how many images; none where no arm has a plane.
SELECT (SELECT max("column")::INTEGER + 1 FROM arms_manifold) AS side, count(DISTINCT image) AS images
FROM arms_codes_plane WHERE image < 2000 HAVING count(*) > 0
