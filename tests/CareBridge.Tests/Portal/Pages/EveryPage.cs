using System.Text.Json.Nodes;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Every page, before those who may read it, as it comes from a server of their own.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    /// <summary>What the name of a page ends with that is.</summary>
    public const string InSpanish = "es";

    private readonly Lazy<Task<JsonObject>> _html;

    public EveryPage()
    {
        Readers = new PageReaders(Network);
        _html = new(ReadAllAsync);
    }

    public CareNetwork Network { get; } = new();

    internal PageReaders Readers { get; }

    public Task InitializeAsync() => Network.InitializeAsync();

    public Task DisposeAsync() => Network.DisposeAsync();

    /// <summary>By address and role, each in both languages and read once.</summary>
    public Task<JsonObject> ReadAsync() => _html.Value;

    private async Task<JsonObject> ReadAllAsync()
    {
        var pages = new JsonObject();
        foreach (var page in PageTable.All)
        {
            var (path, role) = ((string)page[0], (Role?)page[1]);
            var reader = await Readers.OfAsync(path, role);
            var address = await Readers.AddressAsync(path);
            pages[$"{path} {role}"] = await reader.GetStringAsync(address);
            reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");
            pages[$"{path} {role} {InSpanish}"] = await reader.GetStringAsync(address);
        }
        return pages;
    }
}
