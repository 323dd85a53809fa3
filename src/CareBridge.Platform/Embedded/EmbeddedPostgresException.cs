namespace CareBridge.Platform.Embedded;

/// <summary>The private PostgreSQL cannot run here; the message is written for the person who starts CareBridge.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    public EmbeddedPostgresException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
