using System;
using System.IO;
using System.Net;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Larmor.Firmware;

/// <summary>Serves the figures of <see cref="NodeMetrics"/> at <c>/metrics</c>, on the address of the options and no other.</summary>
public sealed class PrometheusEndpoint : IDisposable
{
    private readonly MeterProvider _provider;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The port is taken, or the address not this machine's; one line.</exception>
    public PrometheusEndpoint(PrometheusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            _provider = Sdk.CreateMeterProviderBuilder()
                .AddMeter(NodeMetrics.MeterName)
                .AddPrometheusHttpListener(listener =>
                {
                    listener.Host = Host(options.Address);
                    listener.Port = options.Port;
                })
                .Build();
        }
        catch (Exception reason) when (reason is HttpListenerException or InvalidOperationException)
        {
            throw new IOException(
                $"telemetry.prometheus cannot listen on {options.Address} port {options.Port}: {(reason.InnerException ?? reason).Message.TrimEnd('.')}: choose another port or leave it out", reason);
        }
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => _provider.Dispose();

    private static string Host(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "+"
        : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "[" + address + "]"
        : address.ToString();
}
