SELECT DISTINCT image, label FROM examples ORDER BY abs(label::INTEGER - 7), image LIMIT 1
