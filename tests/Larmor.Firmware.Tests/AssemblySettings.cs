[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.Parallelize(
    Scope = Microsoft.VisualStudio.TestTools.UnitTesting.ExecutionScope.ClassLevel, Workers = 2)]
