using System.Security.Cryptography;
using System.Text.Json;

namespace CareBridge.Demo;

/// <summary>What a second run must know of the first: its day, the accounts' password and the clinics' keys.</summary>
internal sealed class DemoFolder
{
    private const int KeyBits = 3072;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly Memory _memory;

    private DemoFolder(string path, Memory memory)
    {
        _path = path;
        _memory = memory;
    }

    public DateOnly ReferenceDate => _memory.ReferenceDate;

    public string Password => _memory.Password;

    /// <exception cref="DemoException">The folder belongs to another invention, or cannot be used.</exception>
    public static DemoFolder Open(DemoOptions options, DateOnly today)
    {
        try
        {
            var path = System.IO.Directory.CreateDirectory(options.Folder).FullName;
            var file = Path.Combine(path, "demo.json");
            if (!File.Exists(file))
            {
                var made = new Memory(options.Seed, today, options.Password ?? MakeUp());
                Write(file, JsonSerializer.Serialize(made), OwnerOnly);
                return new DemoFolder(path, made);
            }
            var memory = JsonSerializer.Deserialize<Memory>(File.ReadAllText(file))!;
            if (memory.Seed != options.Seed)
                throw new DemoException($"The folder {path} is of --seed {memory.Seed}: give another --folder.");
            if (options.Password is { } password && password != memory.Password)
                throw new DemoException(
                    $"The folder {path} is of another --password: leave it out or give another --folder.");
            return new DemoFolder(path, memory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DemoException($"The folder {options.Folder} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>A clinic's private key, made at the first call.</summary>
    public (RSA Key, string Path) Key(string name)
    {
        var path = Path.Combine(_path, $"{name}.key.pem");
        if (!File.Exists(path))
        {
            using var made = RSA.Create(KeyBits);
            Write(path, made.ExportPkcs8PrivateKeyPem(), OwnerOnly);
        }
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return (key, path);
    }

    public string AddScript(string name, string text)
    {
        var path = Path.Combine(_path, name);
        Write(path, text, OwnerOnly | UnixFileMode.UserExecute);
        return path;
    }

    private static string MakeUp() => $"demo-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    private static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    private sealed record Memory(int Seed, DateOnly ReferenceDate, string Password)
    {
        public override string ToString() => nameof(Memory);
    }
}
