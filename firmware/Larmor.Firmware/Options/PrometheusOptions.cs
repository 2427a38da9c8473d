using System.Net;

namespace Larmor.Firmware;

/// <summary>Where figures can be fetched: on this machine alone, unless said otherwise.</summary>
public sealed class PrometheusOptions
{
    /// <summary>Address that is listened on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port.</summary>
    public int Port { get; init; } = 9464;

    internal static PrometheusOptions Read(OptionReader reader)
    {
        string text = reader.Text("address", "127.0.0.1");
        bool isOpen = reader.Flag("isBeyondLoopback", false);
        if (!IPAddress.TryParse(text, out IPAddress? address))
        {
            throw reader.Refusal(reader.Full("address"), "'" + text + "'", "an address in numbers, 127.0.0.1 or ::1 for this machine alone");
        }

        if (!IPAddress.IsLoopback(address) && !isOpen)
        {
            throw reader.Refusal(
                reader.Full("address"), "'" + text + "'", "127.0.0.1 or ::1 unless \"isBeyondLoopback\": true says that other machines may read");
        }

        return new PrometheusOptions { Address = address, Port = reader.Whole("port", new PrometheusOptions().Port, 1, 65535) };
    }
}
