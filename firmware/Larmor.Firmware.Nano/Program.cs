using System.Diagnostics;
using System.Threading;
using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware.Nano;

/// <summary>The firmware of ESP32, STM32 and RP2 boards: self-test first, then the node for ever.</summary>
public static class Program
{
    private const int FlashPages = 2;
    private const int ReportInterval = 4096;

    /// <summary>Where the device starts.</summary>
    public static void Main()
    {
        Lamp lamp = new Lamp(BoardWiring.Lamp);
        string[] lines = DeviceSelfTest.Run();
        for (int i = 0; i < lines.Length; i++)
        {
            Debug.WriteLine(lines[i]);
        }

        lamp.Set(lines[lines.Length - 1] == "self-test passed");
        HostArithmetic host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        TickClock clock = new TickClock();
        DebugTelemetry telemetry = new DebugTelemetry();
        Node node = new Node(new DigitalChip(host, new DigitalChipOptions()), host, Sensor(), Checkpoints(), telemetry, clock);
        Debug.WriteLine(node.Loop.Start() ? "went on from a checkpoint" : "began anew");
        Run(node.Loop, lamp);
    }

    /// <summary>Steps the loop; the lamp is lit while the last window was an alarm.</summary>
    private static void Run(EdgeLoop loop, Lamp lamp)
    {
        for (int step = 1; ; step++)
        {
            StepResult result = loop.Step();
            if (result == StepResult.Waiting)
            {
                Thread.Sleep(1);
            }
            else if (result == StepResult.Decided)
            {
                lamp.Set(loop.Decision.IsAlarm);
            }

            if (step % ReportInterval == 0)
            {
                Debug.WriteLine(loop.WindowCount.ToString());
            }
        }
    }

    private static ISensor Sensor() => BoardWiring.AccelerometerBus < 0
        ? new StreamSensor()
        : new AxisSensor(new Adxl345(new I2cPort(BoardWiring.AccelerometerBus, Adxl345.DefaultI2cAddress), new Adxl345Options()), 2);

    private static ICheckpointMedium? Checkpoints() => BoardWiring.FlashSelect < 0
        ? null
        : new FlashSlots(
            new SpiFlash(new SpiPort(BoardWiring.SpiBus, BoardWiring.FlashSelect, SpiFlash.SpiModeNumber, SpiFlash.SpiClockFrequency)), 0, FlashPages);
}
