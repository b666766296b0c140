using System.Runtime.InteropServices;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>
/// A terminal that is closed (SIGHUP) and Ctrl+\ (SIGQUIT) end a command as SIGINT and SIGTERM do, which the parser of the command line
/// answers. A signal that this process was told to ignore, as by nohup, stays ignored.
/// </summary>
internal sealed class EndingSignals : IDisposable
{
    private readonly CancellationTokenSource _asked;
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="others">Cancelled by the signals that are answered elsewhere.</param>
    public EndingSignals(CancellationToken others)
    {
        _asked = CancellationTokenSource.CreateLinkedTokenSource(others);
        _registrations = [.. ((PosixSignal[])[PosixSignal.SIGHUP, PosixSignal.SIGQUIT]).Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Cancelled by every signal that ends a command.</summary>
    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _asked.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _asked.Cancel();
    }
}
