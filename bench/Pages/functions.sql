SELECT "function", inputs, misrounded, largest_ulp AS "largest distance, ulp",
       CASE WHEN misrounded = 0 THEN '' ELSE printf('%.9g', worst_input) END AS "an input where it is reached"
FROM functions
