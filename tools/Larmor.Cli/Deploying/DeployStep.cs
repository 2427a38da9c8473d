namespace Larmor.Cli.Deploying;

/// <summary>One command of a deployment, as it is run and as it is shown.</summary>
/// <param name="Program">Program on the path of this machine.</param>
/// <param name="Arguments">Its arguments, one each.</param>
internal sealed record DeployStep(string Program, string[] Arguments)
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:@,+%";

    /// <summary>The command for a shell: pasted there, it does the same.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => Plain.Contains(letter, StringComparison.Ordinal)) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
