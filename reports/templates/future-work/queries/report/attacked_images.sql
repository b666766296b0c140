-- How many images were attacked.
SELECT coalesce(max(images), 0)::INTEGER AS images FROM arms_attacks
