namespace CareBridge.Platform.Embedded;

/// <summary>Held while a host uses a data directory; the system lets go of it however the host ends.</summary>
internal static class HostLock
{
    public static IDisposable Take(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new EmbeddedPostgresException(
                $"Another CareBridge is using the data in {dataDirectory} (it holds {path}). "
                + "Stop it first, or choose another data directory.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"{path} cannot be opened: the data directory belongs to another user. "
                + "Start CareBridge as that user, or choose another data directory.", e);
        }
    }

    public static bool IsHeld(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        if (!File.Exists(path)) return false;
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Whoever goes on to take it is told why that cannot be.
            return false;
        }
    }

    private static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "host.lock");
}
