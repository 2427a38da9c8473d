namespace Larmor.Portable.Tests;

/// <summary>Costs and memory of the device profiles, metered on their IL.</summary>
[TestClass]
[DoNotParallelize]
public sealed class MeteringTests
{
    [TestMethod]
    public void The_committed_table_is_what_is_metered_within_3_percent()
    {
        MeteredTable committed = MeteredTable.Parse(Device.Repository.Read(MeteredTable.File));
        MeteredTable metered = Device.Metered;
        Near(metered.FlashBytes, committed.FlashBytes, "flash");
        Near(metered.StaticBytes, committed.StaticBytes, "statics");
        CollectionAssert.AreEqual(
            metered.Profiles.Select(profile => profile.Name).ToArray(), committed.Profiles.Select(profile => profile.Name).ToArray());
        foreach ((MeteredProfile now, MeteredProfile then) in metered.Profiles.Zip(committed.Profiles))
        {
            Near(now.Instructions, then.Instructions, now.Name + " instructions");
            Near(now.MultiplyAccumulates, then.MultiplyAccumulates, now.Name + " multiply-accumulates");
            Near(now.WorstMultiplyAccumulates, then.WorstMultiplyAccumulates, now.Name + " worst");
            Near(now.ArrayBytes, then.ArrayBytes, now.Name + " arrays");
            Near(now.ObjectBytes, then.ObjectBytes, now.Name + " objects");
            Near(now.CodeBytes, then.CodeBytes, now.Name + " code");
            Near(now.StructBytes, then.StructBytes, now.Name + " structs");
        }
    }

    [TestMethod]
    public void The_firmwares_own_profile_keeps_every_budget()
    {
        IReadOnlyList<string> over = ProfileBudget.Check(Device.Metered.Profiles[0]);
        Assert.IsEmpty(over, string.Join(Environment.NewLine, over));
    }

    [TestMethod]
    public void A_profile_over_a_budget_is_named_with_need_limit_and_way_out()
    {
        MeteredProfile profile = Device.Metered.Profiles[0] with { MultiplyAccumulates = 2500, ObjectCount = 201, ArrayBytes = 40_000, AllocatedBytes = 12 };
        IReadOnlyList<string> over = ProfileBudget.Check(profile);
        Assert.HasCount(4, over);
        Assert.AreEqual(
            "self-defined-target: 2,500 multiply-accumulates a sample; the budget is 2,000: use fewer neurons, a native kernel or a chip over SPI", over[2]);
    }

    [TestMethod]
    public void No_profile_allocates_after_construction() =>
        Assert.IsTrue(Device.Metered.Profiles.All(profile => profile.AllocatedBytes == 0));

    [TestMethod]
    public void The_sources_as_compiled_for_the_device_pass_the_self_test()
    {
        using MeteredAssemblies assemblies = Device.Meter();
        assemblies.Clear();
        string[] lines = (string[])assemblies.Type("Larmor.Firmware.Nano", "Larmor.Firmware.Nano.DeviceSelfTest").GetMethod("Run")!.Invoke(null, [])!;
        Assert.AreEqual("self-test passed", lines[^1], string.Join(Environment.NewLine, lines));
        string golden = Device.Repository.Read("tests/golden/self-test.txt");
        Assert.Contains("learner " + lines[1][^8..], golden);
        Assert.Contains("small-profile " + lines[2][^8..], golden);
    }

    private static void Near(double now, double then, string what) =>
        Assert.AreEqual(then, now, 0.03 * then, what + ": if the change is meant: dotnet run -c Release --project tests/Larmor.Portable -- --write");
}
