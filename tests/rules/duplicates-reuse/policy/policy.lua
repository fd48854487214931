return policy { id = "reuse", version = "1", reuse = "once", prefer = "choices" }
