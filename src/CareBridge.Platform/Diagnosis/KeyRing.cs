using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Diagnosis;

/// <summary>The deployment's keys, as they are: looking makes no new one.</summary>
internal static class KeyRing
{
    /// <summary>Null when there is none to look at.</summary>
    public static string? FolderOf(Examination examination) => examination["Keys:Folder"]
        ?? (examination.Target.IsWhole ? Path.Combine(DataFolder.Of(examination.Configuration), "keys") : null);

    /// <summary>Null where there are no keys yet.</summary>
    public static InternalTokens? TokensOf(Examination examination)
    {
        if (FolderOf(examination) is not { } folder || !Directory.Exists(folder)) return null;
        if (!Directory.EnumerateFiles(folder, "key-*.xml").Any()) return null;
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("CareBridge").DisableAutomaticKeyGeneration()
            .PersistKeysToFileSystem(new DirectoryInfo(folder));
        return new InternalTokens(services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>());
    }
}
