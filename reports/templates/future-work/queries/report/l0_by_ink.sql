-- Mean active latents by ink.
SELECT tenth, l0 FROM l0_tenths ORDER BY tenth
