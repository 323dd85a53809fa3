namespace CareBridge.Exchange.Features.Conformance;

/// <summary>What each of our codes means, by code system; see <see cref="CrisisMeanings"/> too.</summary>
internal static class CodeMeanings
{
    private static readonly Dictionary<string, Dictionary<string, string>> BySystem = new()
    {
        ["referral-service"] = new()
        {
            ["outpatient-treatment"] = "Treatment of a substance use disorder while living at home.",
            ["intensive-outpatient"] = "Several hours of treatment on several days a week.",
            ["medication-treatment"] = "Treatment with medication for a substance use disorder.",
            ["residential-treatment"] = "Treatment while living at the treatment center.",
            ["withdrawal-management"] = "Care while the body gets used to being without the substance.",
            ["mental-health"] = "Care for mental health.",
            ["primary-care"] = "General medical care.",
            ["peer-support"] = "Support by people who have been through it themselves.",
            ["housing"] = "Help with finding or keeping a home.",
            ["employment"] = "Help with finding or keeping work.",
            ["food"] = "Help with getting enough to eat.",
            ["transport"] = "Help with getting to where one must be.",
            ["legal"] = "Help with the law.",
            ["benefits"] = "Help with money that one is entitled to.",
            ["health-navigation"] = "Help with finding one's way through health care and insurance.",
        },
        ["referral-reason"] = new()
        {
            ["after-discharge"] = "Treatment has ended, and support is to go on.",
            ["wants-treatment"] = "The person wants to begin treatment.",
            ["return-to-use"] = "The person has used again, or fears to.",
            ["more-support"] = "What there is, is not enough.",
            ["less-support"] = "The person needs less than there is.",
            ["peer-connection"] = "The person looks for others who have been through it.",
            ["health-concern"] = "Something about the person's health.",
            ["unmet-need"] = "The person lacks something they need to live, such as a home.",
            ["moved"] = "The person lives elsewhere now.",
            ["participant-request"] = "The person asks for it.",
        },
        ["referral-status"] = new()
        {
            ["draft"] = "It is being written.",
            ["awaiting-consent"] = "It is held back until the person's consent covers it.",
            ["sent"] = "The receiver can read it.",
            ["received"] = "The receiver has it, and has not decided.",
            ["needs-info"] = "The receiver has asked something before it decides.",
            ["accepted"] = "The receiver will do it.",
            ["declined"] = "The receiver will not do it.",
            ["scheduled"] = "A first contact is agreed on.",
            ["in-progress"] = "The service has begun.",
            ["no-show"] = "The person did not come; another contact may be agreed on.",
            ["completed"] = "The loop is closed, with an outcome.",
            ["cancelled"] = "It was called off.",
        },
        ["contact-format"] = new()
        {
            ["in-person"] = "People meet at a place.",
            ["video"] = "People see each other over the internet.",
            ["phone"] = "People talk on the telephone.",
        },
        ["referral-outcome"] = new()
        {
            ["service-provided"] = "The person received what they were referred for.",
            ["referred-onward"] = "Somebody else provides it; the receiver has passed the person on.",
            ["no-show"] = "The person did not come.",
            ["not-eligible"] = "The receiver cannot provide it to this person.",
            ["participant-declined"] = "The person does not want it.",
        },
        ["task-output"] = new()
        {
            ["outcome"] = "How it ended, as a code of referral-outcome or, of an escalation, crisis-disposition.",
        },
        ["check-in"] = new()
        {
            ["check-in"] = "A talk about how somebody is doing.",
            ["engagement"] = "How closely the person stays in touch, as a code of engagement.",
            ["engagement-reason"] = "Why engagement was computed to be that, as a code of engagement-reason.",
            ["sobriety-kept"] = "Whether the person kept to what sobriety means for them, by their own account.",
            ["sleep"] = "How the person slept: 0 worst, 10 best.",
            ["connection"] = "How connected the person felt: 0 alone, 10 held by others.",
            ["craving"] = "How strong the wish to use is: 0 none, 10 the strongest.",
            ["mood"] = "How the person feels: 0 worst, 10 best.",
            ["recovery-capital"] = "Brief Assessment of Recovery Capital: 10 lowest, 60 highest.",
        },
        ["engagement"] = new()
        {
            ["engaged"] = "In touch as agreed.",
            ["at-risk"] = "In touch, with signs that contact or recovery may be lost.",
            ["lost-contact"] = "Not reached.",
        },
        ["engagement-reason"] = new()
        {
            ["as-agreed"] = "Nothing speaks against it.",
            ["check-ins-missed"] = "The last check-ins that were due, one after the other, were not made.",
            ["check-ins-sparse"] = "Of the check-ins that were due lately many were not made.",
            ["contact-thin"] = "There was no check-in, meeting or talk for some time.",
            ["meetings-stopped"] = "The person used to come to meetings and does not any more.",
            ["no-contact"] = "There was no check-in, meeting or talk for long.",
            ["not-reached"] = "It was tried several times in vain to reach the person.",
        },
        ["milestone"] = new()
        {
            ["own"] = "Something else, in the person's own words.",
            ["first-meeting"] = "Came to a first meeting.",
            ["one-day"] = "One day in recovery.",
            ["one-week"] = "One week in recovery.",
            ["thirty-days"] = "Thirty days in recovery.",
            ["sixty-days"] = "Sixty days in recovery.",
            ["ninety-days"] = "Ninety days in recovery.",
            ["six-months"] = "Six months in recovery.",
            ["one-year"] = "One year in recovery.",
            ["found-housing"] = "Found a home.",
            ["found-work"] = "Found work.",
            ["completed-program"] = "Completed a program.",
        },
        ["disclosure-category"] = new()
        {
            ["engagement"] =
                "How closely the person stays in touch, since when a community supports them, and milestones.",
            ["check-in-scores"] = "Scores of check-ins, and the answers they come from.",
            ["reflections"] = "What the person wrote or said in their own words.",
            ["attendance"] = "Which meetings the person attended.",
            ["aftercare-plan"] =
                "The aftercare plan with its goals, who stands by the person, and documents handed over with it.",
            ["referrals"] = "Referrals and what became of them.",
            ["safety-plan"] = "The safety plan.",
            ["crisis-events"] = "Crises and what was done.",
            ["identity"] = "Who the person is. Covered by every consent.",
            ["counselling-notes"] = "Counselling notes (42 CFR 2.31(b)); only by a consent of their own.",
        },
        ["meeting-kind"] = new()
        {
            ["group"] = "Several people in recovery meet.",
            ["one-to-one"] = "The person meets with one other, such as a peer specialist.",
        },
        ["circle-role"] = new()
        {
            ["peer-support"] = "Supports them as somebody who has been through it.",
            ["case-management"] = "Coordinates what others do for them.",
            ["treatment"] = "Treats a substance use disorder, or mental health.",
            ["medical-care"] = "Gives general or other medical care.",
            ["crisis-care"] = "Is called in a crisis.",
            ["practical-help"] = "Helps with housing, work, transport, the law or food.",
            ["partner"] = "Lives with them as a spouse or partner.",
            ["parent"] = "Is their parent, or brought them up.",
            ["child"] = "Is their child.",
            ["sibling"] = "Is their brother or sister.",
            ["relative"] = "Is another relative.",
            ["friend"] = "Is a friend.",
            ["sponsor"] = "Goes with them through the steps of a fellowship.",
            ["mentor"] = "Gives advice from experience.",
            ["accountability-partner"] = "Is told how it goes, as agreed, and asks.",
        },
        ["summary-section"] = new()
        {
            ["consent"] = "The notice of 42 CFR 2.32, and what the consents cover that it was made under.",
            ["plan"] = "The aftercare plans in force, with their steps.",
            ["goals"] = "What the person wants to reach.",
            ["engagement"] = "How closely the person stays in touch, and who supports them.",
            ["recovery-capital"] = "Brief Assessment of Recovery Capital: the totals, and how they go.",
            ["milestones"] = "What the person has reached.",
            ["contacts"] = "The last check-ins and meetings.",
        },
    };

    /// <exception cref="KeyNotFoundException">Nobody has said what the code means.</exception>
    public static string Of(string system, string code) => (BySystem.GetValueOrDefault(system)
        ?? CrisisMeanings.BySystem.GetValueOrDefault(system)
        ?? DirectoryMeanings.BySystem[system])[code];
}
