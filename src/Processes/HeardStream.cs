using System.Text;

namespace ResearchPipeline.Processes;

/// <summary>What a program has said on a stream until now.</summary>
internal sealed class HeardStream
{
    /// <summary>More than this nobody reads.</summary>
    public const int MostCharacters = 1 << 23;

    private readonly StringBuilder _text = new();

    /// <summary>Completed at the end of the stream.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Whether it said more than can be kept.</summary>
    public bool IsFull { get; private set; }

    /// <summary>All of it.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="full">Called when it says more than can be kept; nothing is heard from then on.</param>
    public static HeardStream Listen(StreamReader stream, Action full)
    {
        HeardStream heard = new();
        heard.Ended = Task.Run(() => heard.ReadAsync(stream, full));
        return heard;
    }

    private async Task ReadAsync(StreamReader stream, Action full)
    {
        char[] block = new char[1 << 14];
        try
        {
            while (await stream.ReadAsync(block).ConfigureAwait(false) is int read and > 0)
            {
                lock (_text)
                {
                    IsFull = _text.Length + read > MostCharacters;
                    _text.Append(block, 0, IsFull ? 0 : read);
                }

                if (IsFull)
                {
                    full();
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The program has ended, and whoever ran it has gone on.
        }
    }
}
