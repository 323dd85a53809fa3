using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>Answers the referrals a clinic has received, as its record system would: by updating their Tasks.</summary>
internal sealed class ClinicDesk(SmartClient fhir, TimeProvider time)
{
    private const string CodeSystems = "https://carebridge.example/fhir/CodeSystem/";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task AnswerAsync(Participant participant, CancellationToken cancellation)
    {
        var story = participant.Referral!;
        switch (story.End)
        {
            case ReferralEnd.Received:
                await MoveAsync(story.Id, "received", ["requested"], cancellation);
                break;
            case ReferralEnd.NeedsInfo:
                await MoveAsync(story.Id, "on-hold", ["requested", "received"], cancellation);
                break;
            case ReferralEnd.Accepted:
                if (await MoveAsync(story.Id, "accepted", ["requested", "received"], cancellation))
                    await fhir.PostAsync("Appointment", FirstContact(participant), cancellation);
                break;
            case ReferralEnd.Declined:
                await MoveAsync(story.Id, "rejected", ["requested", "received"], cancellation);
                break;
            case ReferralEnd.Scheduled:
                await MoveOnAsync(story.Id, "accepted", cancellation, stage: "scheduled");
                break;
            case ReferralEnd.InProgress:
                await MoveOnAsync(story.Id, "in-progress", cancellation);
                break;
            case ReferralEnd.NoShow:
                await MoveOnAsync(story.Id, "failed", cancellation);
                break;
            case ReferralEnd.Completed:
                await MoveOnAsync(story.Id, "completed", cancellation);
                break;
            case ReferralEnd.Draft or ReferralEnd.Cancelled or ReferralEnd.AwaitingConsent or ReferralEnd.Sent:
                break;
        }
    }

    private async Task MoveOnAsync(Guid id, string status, CancellationToken cancellation, string? stage = null)
    {
        await MoveAsync(id, "accepted", ["requested", "received"], cancellation);
        await MoveAsync(id, status, ["accepted"], cancellation, stage);
    }

    /// <summary>A time that the community is to confirm.</summary>
    private JsonObject FirstContact(Participant participant) => new()
    {
        ["resourceType"] = "Appointment",
        ["status"] = "proposed",
        ["appointmentType"] = Concept("contact-format", "in-person"),
        ["start"] = time.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'15:00:00'Z'", CultureInfo.InvariantCulture),
        ["minutesDuration"] = 45,
        ["patientInstruction"] = "Main entrance, then ask at the desk.",
        ["basedOn"] = new JsonArray(new JsonObject { ["reference"] = $"ServiceRequest/{participant.Referral!.Id}" }),
        ["participant"] = new JsonArray(new JsonObject
        {
            ["actor"] = new JsonObject { ["reference"] = $"Patient/{participant.Id}" },
            ["status"] = "needs-action",
        }),
    };

    /// <summary>
    /// What is sent to a clinic appears at the FHIR door a moment later: it is asked for until it is there.
    /// </summary>
    /// <returns>Whether it was for us to move.</returns>
    private async Task<bool> MoveAsync(
        Guid id, string status, string[] from, CancellationToken cancellation, string? stage = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                if (await fhir.ReadAsync($"Task/{id}", patience.Token) is { } task)
                {
                    if (!from.Contains((string?)task["status"])) return false;
                    Write(task, status);
                    if (stage is not null) task["businessStatus"] = Concept("referral-status", stage);
                    if (await fhir.UpdateAsync($"Task/{id}", task, patience.Token)) break;
                }
                await Task.Delay(Pause, patience.Token);
            }
            while ((string?)(await fhir.ReadAsync($"Task/{id}", patience.Token))?["status"] != status)
                await Task.Delay(Pause, patience.Token);
            return true;
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
        if (status == "on-hold")
            task["statusReason"] = new JsonObject { ["text"] = "Which medication, and since when?" };
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
