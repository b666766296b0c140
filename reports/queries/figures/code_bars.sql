-- The code of the example of digit 7 (else of the highest digit there is) under member 0.
SELECT feature, value
FROM codes
WHERE member = 0 AND image = (SELECT image FROM examples ORDER BY abs(label::INTEGER - 7), image LIMIT 1)
ORDER BY feature
