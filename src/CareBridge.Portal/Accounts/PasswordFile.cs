namespace CareBridge.Portal.Accounts;

/// <summary>A password that was made up for an operator to find; only the process's own user may read it.</summary>
internal sealed class PasswordFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes it whole or not at all.</summary>
    /// <returns>False when there is such a file already.</returns>
    public bool Write(string password)
    {
        if (File.Exists(path)) return false;
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(password);
        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }

    public string Read() => File.ReadAllText(path).Trim();

    public void Delete() => File.Delete(path);
}
