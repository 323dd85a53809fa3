using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A network that can send e-mail.</summary>
public sealed class MailingNetwork : IAsyncLifetime
{
    public MailServer Mail { get; private set; } = null!;

    public CareNetwork Network { get; private set; } = null!;

    public SealedContent Seal(string text) => Network.Host.Services.GetRequiredService<ISeal>().Seal(text);

    public async Task InitializeAsync()
    {
        Mail = await MailServer.StartAsync();
        Network = new CareNetwork(new Dictionary<string, string?>
        {
            ["PublicUrl"] = "http://portal.example",
            ["Notices:Smtp:Host"] = "127.0.0.1",
            ["Notices:Smtp:Port"] = $"{Mail.Port}",
            ["Notices:Smtp:Security"] = "none",
            ["Notices:Smtp:From"] = "no-reply@portal.example",
        });
        await Network.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Network.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
