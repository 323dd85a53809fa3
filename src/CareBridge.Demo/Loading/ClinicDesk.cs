using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>Answers the referrals a clinic has received, as its record system would: by updating their Tasks.</summary>
internal sealed class ClinicDesk(SmartClient fhir)
{
    private const string CodeSystems = "https://carebridge.example/fhir/CodeSystem/";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task AnswerAsync(ReferralStory story, CancellationToken cancellation)
    {
        switch (story.End)
        {
            case ReferralEnd.Received:
                await MoveAsync(story.Id, "received", ["requested"], cancellation);
                break;
            case ReferralEnd.Accepted:
                await MoveAsync(story.Id, "accepted", ["requested", "received"], cancellation);
                break;
            case ReferralEnd.Declined:
                await MoveAsync(story.Id, "rejected", ["requested", "received"], cancellation);
                break;
            case ReferralEnd.Completed:
                await MoveAsync(story.Id, "accepted", ["requested", "received"], cancellation);
                await MoveAsync(story.Id, "completed", ["accepted"], cancellation);
                break;
            case ReferralEnd.Draft or ReferralEnd.Cancelled or ReferralEnd.AwaitingConsent or ReferralEnd.Sent:
                break;
        }
    }

    /// <summary>
    /// What is sent to a clinic appears at the FHIR door a moment later: it is asked for until it is there.
    /// </summary>
    private async Task MoveAsync(Guid id, string status, string[] from, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                if (await fhir.ReadAsync($"Task/{id}", patience.Token) is { } task)
                {
                    if (!from.Contains((string?)task["status"])) return;
                    Write(task, status);
                    if (await fhir.UpdateAsync($"Task/{id}", task, patience.Token)) break;
                }
                await Task.Delay(Pause, patience.Token);
            }
            while ((string?)(await fhir.ReadAsync($"Task/{id}", patience.Token))?["status"] != status)
                await Task.Delay(Pause, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DemoException(
                $"Task/{id} did not become {status} at the FHIR API within {Patience.TotalSeconds} s.");
        }
    }

    private static void Write(JsonNode task, string status)
    {
        task["status"] = status;
        if (status == "rejected")
            task["statusReason"] = new JsonObject { ["text"] = "No place free before next month." };
        if (status != "completed") return;
        task["output"] = new JsonArray(new JsonObject
        {
            ["type"] = Concept("task-output", "outcome"),
            ["valueCodeableConcept"] = Concept("referral-outcome", "service-provided"),
        });
    }

    private static JsonObject Concept(string system, string code) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = CodeSystems + system, ["code"] = code }),
    };
}
