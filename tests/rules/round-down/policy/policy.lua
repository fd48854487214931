-- Whole credits down: what is over is lost
return policy { id = "whole", version = "1", round = { step = 1, mode = "down" } }
