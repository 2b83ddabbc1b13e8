"""`meshwise doctor`, in a process of its own, in places that are well and in places that are not."""
