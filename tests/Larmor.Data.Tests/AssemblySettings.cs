// The tests share nothing but read-only files; two at a time suit two cores.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 2)]
