using System.Net.Http.Headers;
using System.Text.Json;
using CareBridge.Consent;
using CareBridge.Contracts.Consent;
using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Benchmarks;

/// <summary>
/// Questions per second that Consent in a process of its own answers, beside Kestrel sending back the same questions.
/// </summary>
internal static class Questions
{
    public static async Task RunAsync()
    {
        await using var deployment = await SevenProcesses.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        var scope = new DisclosureScope(network.Community, DisclosureCategory.CheckInScores);
        var decide = new DecideDisclosure
        {
            ParticipantId = participant.Id,
            RecipientOrganizationId = network.ClinicOrganization,
            Purpose = PurposeOfUse.Treatment,
            Scopes = [scope],
        };
        AuthorizeDisclosure Authorize() =>
            ConsentSamples.Question(participant.Id, network.Community, network.ClinicOrganization);

        await using var asker = Asker.Beside(deployment);
        var consent = asker.Services.GetRequiredService<IDisclosures>();
        await using var store = await TestPostgres.StartAsync();
        using var ceiling = new Ceiling(await store.CreateDatabaseAsync("ceiling"));
        await MeasureAsync(
            "decisions",
            async () => (await consent.DecideAsync(decide, CancellationToken.None)).Permitted.Count,
            ceiling,
            JsonSerializer.SerializeToUtf8Bytes(decide));
        await MeasureAsync(
            "permits with their accounting",
            async () => (await consent.AuthorizeAsync(Authorize(), CancellationToken.None)).Permitted.Count,
            ceiling,
            JsonSerializer.SerializeToUtf8Bytes(Authorize()));
    }

    private static async Task MeasureAsync(string name, Func<Task<int>> ask, Ceiling ceiling, byte[] question)
    {
        await ceiling.KeepAsync(question);
        var echo = await LoadGenerator.RunAsync(async _ =>
        {
            using var content = new ByteArrayContent(question);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await ceiling.Http.PostAsync(CeilingServer.Echo, content);
            await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
        });
        var ours = await LoadGenerator.RunAsync(async _ =>
        {
            if (await ask() != 1) throw new InvalidOperationException("It was not permitted.");
        });
        Console.WriteLine(
            $"questions to Consent, {name}: {ours:0} a second; {ours / echo:0.000} of a bare Kestrel echo ({echo:0})");
    }

    /// <summary>A process of the deployment that runs no service and only asks.</summary>
    private sealed class Asker : ServiceModule
    {
        public override string Name => "asker";

        public static WebApplication Beside(SevenProcesses deployment)
        {
            var target = Target.Select([new Asker(), new ConsentModule()], "asker");
            var builder = CareBridgeApplication.CreateBuilder(
                [
                    "--Keys:Folder", deployment.KeysFolder,
                    "--Services:consent", deployment.AddressOf("consent").ToString(),
                    // Never connected to: the process does not start.
                    "--RabbitMq:Uri", "amqp://localhost/",
                ],
                target);
            return builder.Build(target);
        }

        public override void AddServices(IServiceCollection services, IConfiguration configuration)
        {
        }

        public override void MapEndpoints(IEndpointRouteBuilder routes)
        {
        }
    }
}
