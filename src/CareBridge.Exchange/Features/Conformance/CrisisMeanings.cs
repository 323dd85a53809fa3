namespace CareBridge.Exchange.Features.Conformance;

/// <summary>What each of the codes means that tell of crises, by code system.</summary>
internal static class CrisisMeanings
{
    public static IReadOnlyDictionary<string, Dictionary<string, string>> BySystem { get; } =
        new Dictionary<string, Dictionary<string, string>>
        {
            ["escalation-severity"] = new()
            {
                ["low"] = "The screening found thoughts of suicide, without a way, an intent or a plan.",
                ["moderate"] = "The screening found thoughts of a way, or an attempt longer than three months ago.",
                ["high"] = "The screening found an intent, a plan, or an attempt within three months.",
            },
            ["risk-screen"] = new()
            {
                ["c-ssrs-screener"] = "The six questions of the Columbia Suicide Severity Rating Scale's screener.",
                ["suicide"] = "That somebody takes their life.",
            },
            ["escalation-status"] = new()
            {
                ["raised"] = "It has been raised; the crisis team has not been told yet.",
                ["notified"] = "The crisis team has been told; the team on call has it.",
                ["acknowledged"] = "A responder has taken it.",
                ["in-contact"] = "The responder has reached the person, or whoever is with them.",
                ["resolved"] = "It has ended, with a disposition.",
            },
            ["crisis-service"] = new()
            {
                ["crisis-response"] = "That a crisis team reaches the person at once and stays with them.",
            },
            ["crisis-disposition"] = new()
            {
                ["stayed-safe"] = "Talking was enough; the person is safe where they are.",
                ["peer-support"] = "Somebody who has been through it stays with the person.",
                ["family-or-friends"] = "Somebody whom the person trusts stays with them.",
                ["mobile-crisis"] = "A mobile crisis team went to the person, without police.",
                ["crisis-center"] = "The person came to a respite or stabilization center.",
                ["lifeline988"] = "The 988 Suicide and Crisis Lifeline has taken over.",
                ["emergency-department"] = "The person came to an emergency department.",
                ["emergency-services"] = "An ambulance or the police, called by 911, has taken over.",
                ["own-clinic"] = "Whoever treats the person already has taken over.",
                ["help-declined"] = "The person did not want help, and was not in such danger that it had to come.",
                ["not-reached"] = "The person could not be reached, whatever was tried.",
                ["false-alarm"] = "There was no crisis.",
            },
            ["crisis-communication"] = new()
            {
                ["contact-made"] = "The crisis team has reached the person, or whoever is with them.",
                ["resolved"] = "The crisis team has told whoever raised it that it has ended.",
            },
        };
}
