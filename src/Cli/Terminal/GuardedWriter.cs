using System.Text;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>
/// A standard stream that may be closed, full, or on a terminal that is gone: what cannot be written is answered as the owner says. A reader
/// that has gone away is no failure: the runtime drops what it would have read.
/// </summary>
internal sealed class GuardedWriter : TextWriter
{
    private readonly Action<string> _refused;
    private readonly string? _closed;
    private readonly TextWriter _stream = Null;

    /// <param name="stream">Opens the stream.</param>
    /// <param name="refused">Told why something cannot be written.</param>
    public GuardedWriter(Func<TextWriter> stream, Action<string> refused)
    {
        _refused = refused;
        try
        {
            _stream = stream();
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            _closed = Reason(failure);
        }
    }

    public override Encoding Encoding => _stream.Encoding;

    /// <summary>Guards both streams of this process: output that cannot be written ends a command, and an error message only goes unread.</summary>
    public static void GuardConsole()
    {
#pragma warning disable CA2000 // the console has them until the process ends
        Console.SetOut(new GuardedWriter(() => Console.Out, reason => throw new OutputException(
            $"standard output cannot be written ({reason}): send it to a terminal, to a pipe, or to a file that has room.")));
        Console.SetError(new GuardedWriter(() => Console.Error, _ => { }));
#pragma warning restore CA2000
    }

    public override void Write(char value) => Guard(() => _stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guard(() => _stream.Write(buffer, index, count));

    public override void Write(string? value) => Guard(() => _stream.Write(value));

    // In one piece, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => Guard(() => _stream.WriteLine(value));

    public override void Flush() => Guard(_stream.Flush);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException;

    // The runtime's words for a closed stream speak of a path, and there is none.
    private static string Reason(Exception failure) =>
        failure is UnauthorizedAccessException ? "it is closed, or open for reading only" : failure.Message.TrimEnd('.');

    private void Guard(Action write)
    {
        string? reason = _closed;
        try
        {
            write();
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            reason = Reason(failure);
        }

        if (reason is not null)
        {
            _refused(reason);
        }
    }
}
