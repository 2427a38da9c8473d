using Mono.Cecil;

namespace Larmor.Portable.Tests;

/// <summary>The microcontroller's firmware, compiled as its own build would with every board's symbol, and checked like the portable sources.</summary>
/// <remarks>Proven: it compiles against the full signatures of the 1.x libraries and the interpreter can run it. Not proven: that a package restores or a board boots.</remarks>
[TestClass]
public sealed class FirmwareTests
{
    private static readonly string[] s_boards = ["LARMOR_ESP32", "LARMOR_STM32", "LARMOR_RP2"];

    [TestMethod]
    public void It_compiles_for_every_board()
    {
        foreach (string board in s_boards)
        {
            foreach (CompileResult result in Device.Firmware(board))
            {
                Assert.IsEmpty(result.Errors, board + ": " + string.Join(Environment.NewLine, result.Errors));
            }
        }
    }

    [TestMethod]
    public void The_interpreter_can_run_it_and_nothing_is_allocated_a_sample()
    {
        HotEntry[] hot =
        [
            new("IDeviceProfile", "Step"), new("ISensor", "TryRead"), new("IBusPort", "WriteRead"), new("IFlash", "Program"), new("IFlash", "Read"),
            new("DeviceKernels", "Multiply"), new("DeviceKernels", "AddSingle"),
        ];
        CheckReport report = new PortableChecker(Device.FirmwareTables, Device.FirmwareReferences, hot)
            .Check([.. Device.Build.Select(result => result.Image!), .. Device.Firmware(s_boards[0]).Select(result => result.Image!)]);
        Assert.IsEmpty(report.Findings, Environment.NewLine + report);
        Assert.IsEmpty(report.UnusedEntries);
    }

    [TestMethod]
    public void It_sees_the_device_libraries_through_its_adapters_only()
    {
        string[] adapters = ["I2cPort", "SpiPort", "Lamp"];
        using AssemblyDefinition firmware = AssemblyDefinition.ReadAssembly(Device.Firmware(s_boards[0])[^1].Image!.Open());
        foreach (TypeDefinition type in firmware.MainModule.GetTypes())
        {
            bool touches = type.Fields.Any(field => field.FieldType.Namespace.StartsWith("System.Device", StringComparison.Ordinal));
            Assert.AreEqual(adapters.Contains(type.Name), touches, type.FullName);
        }
    }

    [TestMethod]
    public void No_assembly_passes_what_its_format_holds()
    {
        MeteredTable table = Device.Metered;
        Assert.IsEmpty(ProfileBudget.Check(table));
        Assert.IsNotEmpty(ProfileBudget.Check(table with { LargestCodeBytes = 65_536 }));
    }
}
