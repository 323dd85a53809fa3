namespace CareBridge.Platform.Embedded;

/// <summary>The private PostgreSQL cannot run here. The message is for the person who starts CareBridge.</summary>
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
