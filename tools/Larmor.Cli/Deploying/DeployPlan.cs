using System.Text.RegularExpressions;

namespace Larmor.Cli.Deploying;

/// <summary>What installs a node on another machine: its own ssh and scp, a service of systemd there.</summary>
internal static partial class DeployPlan
{
    internal const string Project = "firmware/Larmor.Firmware.Linux";
    private const string Staging = ".larmor-deploy";
    private const string Program = "larmor-node";
    private const string Unit = "larmor-node.service";

    // Never a question at a prompt that nobody sees: a key for ssh, and sudo without a password, must be there.
    private static readonly string[] s_batch = ["-o", "BatchMode=yes"];

    /// <summary>The commands, in order.</summary>
    /// <param name="target">user@host, as ssh takes it.</param>
    /// <param name="config">Configuration on this machine.</param>
    /// <param name="runtime">linux-arm64 or linux-x64.</param>
    /// <param name="binary">Program that is there already; null to publish one.</param>
    /// <param name="work">Folder for what is published.</param>
    /// <exception cref="ArgumentException">The target is none.</exception>
    internal static IReadOnlyList<DeployStep> For(string target, string config, string runtime, string? binary, string work)
    {
        if (!Target().IsMatch(target))
        {
            throw new ArgumentException($"target is '{target}'; it must be a host, or user@host, that ssh knows");
        }

        List<DeployStep> steps = [];
        if (binary is null)
        {
            steps.Add(new("dotnet", ["publish", Project, "-p:PublishProfile=" + runtime, "-o", work]));
        }

        DeployStep Remote(string command) => new("ssh", [.. s_batch, target, command]);
        steps.Add(Remote($"mkdir -p -m 700 {Staging}"));
        steps.Add(new("scp", [.. s_batch, binary ?? Path.Combine(work, Program), $"{target}:{Staging}/{Program}"]));
        steps.Add(new("scp", [.. s_batch, config, $"{target}:{Staging}/node.json"]));
        steps.Add(new("scp", [.. s_batch, Path.Combine(Project, Unit), $"{target}:{Staging}/{Unit}"]));
        steps.Add(Remote("for group in larmor gpio spi i2c dialout; do getent group $group > /dev/null || sudo groupadd --system $group || exit 1; done"));
        steps.Add(Remote("id larmor > /dev/null 2>&1 || sudo useradd --system --gid larmor --home-dir /var/lib/larmor --shell /usr/sbin/nologin larmor"));
        steps.Add(Remote($"sudo install -D -m 755 {Staging}/{Program} /opt/larmor/{Program}.new && sudo mv /opt/larmor/{Program}.new /opt/larmor/{Program}"));
        steps.Add(Remote($"sudo install -D -m 640 -g larmor {Staging}/node.json /etc/larmor/node.json"));
        steps.Add(Remote($"sudo install -m 644 {Staging}/{Unit} /etc/systemd/system/{Unit}"));
        steps.Add(Remote($"sudo -u larmor /opt/larmor/{Program} check --config /etc/larmor/node.json && /opt/larmor/{Program} self-test"));
        steps.Add(Remote($"sudo systemctl daemon-reload && sudo systemctl enable {Program} && sudo systemctl restart {Program} && systemctl is-active {Program}"));
        return steps;
    }

    /// <summary>No word that ssh would take for an option.</summary>
    [GeneratedRegex(@"^([A-Za-z0-9_][A-Za-z0-9_.\-]*@)?[A-Za-z0-9][A-Za-z0-9.\-]*$")]
    private static partial Regex Target();
}
