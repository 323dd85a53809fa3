using System.Globalization;
using System.Security.Cryptography;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Exporting;

/// <summary>
/// <c>carebridge export-organization --organization ID --to FOLDER [--services …]</c>: writes what an organization
/// itself holds into a folder that is not there yet, beside running hosts or without any. It says how many of what, and
/// never whose. Broken off, it leaves no folder, and is called again.
/// </summary>
internal static class ExportOrganizationCommand
{
    public const string Verb = "export-organization";

    public const string Organization = "organization";

    public const string To = "to";

    /// <exception cref="UsageException">An option is missing, or the folder cannot be made.</exception>
    public static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (!Guid.TryParse(configuration[Organization], out var organizationId))
            throw new UsageException($"--{Organization} takes the organization's id.");
        if (configuration[To] is not { Length: > 0 } target)
            throw new UsageException($"--{To} takes the folder to write, which is not there yet.");
        using var folder = ExportFolder.Begin(target);
        var run = ActivatorUtilities.CreateInstance<ExportRun>(services);
        try
        {
            var export = await run.WriteAsync(organizationId, folder, cancellation);
            if (export is null)
            {
                await output.WriteLineAsync(
                    $"Of organization {organizationId} there is nothing in {string.Join(", ", run.Services)}. Nothing "
                        + "was written.");
                return 1;
            }
            await WriteAsync(output, export);
            return 0;
        }
        catch (CryptographicException)
        {
            await output.WriteLineAsync(
                "Something that is kept sealed is opened by no key of the ring: is Keys:Folder that of the deployment? "
                    + "Nothing was written.");
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            && !StoreFaults.IsOfStore(exception))
        {
            await output.WriteLineAsync($"The files cannot be written: {exception.Message} Nothing was written.");
            return 1;
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) == StoreRefusal.Credentials)
        {
            throw new UsageException(
                "A store's login may not read all that is to be written, or not note that it was.");
        }
    }

    private static async Task WriteAsync(TextWriter output, Exported export)
    {
        await LineAsync($"Export {export.Manifest.ExportId} of organization {export.Manifest.OrganizationId}.");
        foreach (var part in export.Manifest.Services)
        {
            await LineAsync($"{part.Service}: {part.Rows} rows");
            foreach (var file in part.Files) await LineAsync($"  {file.Kind}: {file.Rows}");
        }
        await LineAsync($"manifest.json has the SHA-256 {export.ManifestHash}.");

        Task LineAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
    }
}
