typedef int sg_empty_unit;
