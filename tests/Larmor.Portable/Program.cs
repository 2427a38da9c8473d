using System.Globalization;

namespace Larmor.Portable;

/// <summary>
/// The cost and memory report of the device profiles: <c>dotnet run -c Release --project tests/Larmor.Portable</c>; with <c>--write</c> it renews the table
/// that <c>larmor plan &lt;board&gt;</c> reads. Ends with 1 when the firmware's own profile is over its budget.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Repository repository = Repository.Find(AppContext.BaseDirectory);
        NanoReferences references = NanoReferences.Create(NanoTables.Load());
        PortableBuild portable = new(repository, new PortableCompiler(references));
        IReadOnlyList<CompileResult> libraries = portable.Compile();
        NanoReferences devices = NanoReferences.CreateForFirmware(NanoTables.LoadForFirmware());
        IReadOnlyList<CompileResult> build = [.. libraries, .. portable.CompileFirmware(libraries, new PortableCompiler(devices))];
        List<string> errors = [.. build.SelectMany(result => result.Errors)];
        if (errors.Count > 0)
        {
            errors.ForEach(Console.Error.WriteLine);
            return 1;
        }

        using MeteredAssemblies assemblies = new(build.Select(result => result.Image!), devices);
        MeteredTable table = MeteredTable.Measure(assemblies);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"deployed: about {table.FlashBytes:#,0} bytes of flash, {table.StaticBytes:#,0} of static fields; byte code of the largest assembly {table.LargestCodeBytes:#,0} of {FlashSize.LargestCode:#,0}"));
        Console.WriteLine($"{"profile",-28}{"IL",11}{"= MAC",10}{"worst",10}{"arrays",10}{"objects",10}{"live",6}{"code",9}{"new/sample",12}{"structs/sample",16}");
        foreach (MeteredProfile profile in table.Profiles)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{profile.Name,-28}{profile.Instructions,11:#,0}{profile.MultiplyAccumulates,10:#,0}{profile.WorstMultiplyAccumulates,10:#,0}{profile.ArrayBytes,10:#,0}{profile.ObjectBytes,10:#,0}{profile.ObjectCount,6}{profile.CodeBytes,9:#,0}{profile.AllocatedBytes,12:#,0}{profile.StructBytes,16:#,0}"));
        }

        if (arguments.Contains("--write"))
        {
            repository.Write(MeteredTable.File, table.ToJson());
            Console.WriteLine($"written: {MeteredTable.File}");
        }

        List<string> over = [.. ProfileBudget.Check(table), .. ProfileBudget.Check(table.Profiles[0])];
        over.ForEach(Console.Error.WriteLine);
        return over.Count == 0 ? 0 : 1;
    }
}
