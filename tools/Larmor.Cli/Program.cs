System.Console.WriteLine("larmor");
